import {
  OrrApi,
  ProgrammeDocument,
  ScopePreview,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { usePreview } from '../../../hooks/usePreview';
import { CountStatus } from '../../Feedback';

function Counted({ preview }: { preview: ScopePreview }) {
  const { t } = useOrrTranslation();
  const { matched, total, asked, examples } = preview;
  const names = examples
    .map(({ title, entityRef }) => title ?? entityRef)
    .join(', ');
  return (
    <>
      {t('setup.scope.count', { count: matched, total })}{' '}
      {t('setup.scope.asked', { asked })}{' '}
      {names && t('setup.scope.examples', { names })}
    </>
  );
}

type Scope = ProgrammeDocument['scope'];

const previewScope = (
  api: OrrApi,
  body: { scope: Scope },
  options: { signal: AbortSignal },
) => api.previewScope({ body }, options);

/** How much a scope matches, counted while it is being said. @internal */
export function ScopeCount(props: { scope: Scope }) {
  const { t } = useOrrTranslation();
  return (
    <CountStatus
      count={usePreview({ scope: props.scope }, previewScope)}
      counting={t('setup.scope.counting')}
      failed={t('setup.scope.countFailed')}
    >
      {preview => <Counted preview={preview} />}
    </CountStatus>
  );
}
