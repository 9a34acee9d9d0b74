import { useState } from 'react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { ListedBinding, ListedSource } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import {
  BindingFilter,
  useBindings,
  useCheckBinding,
} from '../../hooks/useSourceBindings';
import { ErrorPanel, LiveRegion } from '../Feedback';
import { BindingLine } from './BindingLine';
import { LoadedCard } from './LoadedCard';
import { useSourceStyles } from './useSourceStyles';

const STATES = ['failing', 'stale', 'ageing', 'fresh', 'new'] as const;

function Choice(props: {
  id: string;
  label: string;
  value: string;
  options: { value: string; text: string }[];
  onChange: (value: string) => void;
}) {
  const { t } = useOrrTranslation();
  return (
    <TextField
      select
      variant="outlined"
      size="small"
      id={props.id}
      label={props.label}
      value={props.value}
      onChange={event => props.onChange(event.target.value)}
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
    >
      <option value="">{t('sourceAdmin.asked.any')}</option>
      {props.options.map(({ value, text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </TextField>
  );
}

function Filters(props: {
  sources: ListedSource[];
  filter: BindingFilter;
  onChange: (filter: BindingFilter) => void;
}) {
  const { filter, onChange } = props;
  const classes = useSourceStyles();
  const { t } = useOrrTranslation();
  const titles = new Map(
    props.sources
      .filter(({ isAsked }) => isAsked)
      .map(({ provider, title }) => [provider, title]),
  );
  return (
    <div className={classes.filters}>
      <Choice
        id="orr-bindings-state"
        label={t('sourceAdmin.asked.state')}
        value={filter.state ?? ''}
        options={STATES.map(value => ({
          value,
          text: t(`sourceAdmin.state.${value}`),
        }))}
        onChange={value =>
          onChange({
            ...filter,
            state: STATES.find(state => state === value),
          })
        }
      />
      {titles.size > 1 && (
        <Choice
          id="orr-bindings-source"
          label={t('sourceAdmin.asked.source')}
          value={filter.source ?? ''}
          options={[...titles].map(([value, text]) => ({ value, text }))}
          onChange={value =>
            onChange({ ...filter, source: value || undefined })
          }
        />
      )}
    </div>
  );
}

function MoreButton(props: {
  older: ReturnType<typeof useBindings>['older'];
  onClick: () => void;
}) {
  const { older, onClick } = props;
  const classes = useSourceStyles();
  const { t } = useOrrTranslation();
  const isLoading = older.status === 'loading';
  return (
    <>
      {older.status === 'error' && (
        <Typography color="error" role="alert">
          {t('sourceAdmin.asked.moreFailed')}
        </Typography>
      )}
      {older.hasMore && (
        <Button
          className={classes.button}
          aria-disabled={isLoading}
          onClick={isLoading ? undefined : onClick}
        >
          {t(`sourceAdmin.asked.${isLoading ? 'loadingMore' : 'more'}`)}
        </Button>
      )}
    </>
  );
}

function Lines(props: {
  items: ListedBinding[];
  total: number;
  isFiltered: boolean;
}) {
  const { items, total } = props;
  const classes = useSourceStyles();
  const { t } = useOrrTranslation();
  const check = useCheckBinding();
  if (!items.length) {
    return (
      <Typography color="textSecondary">
        {t(`sourceAdmin.asked.${props.isFiltered ? 'emptyFiltered' : 'empty'}`)}
      </Typography>
    );
  }
  return (
    <>
      <Typography variant="body2" color="textSecondary" paragraph>
        {t('sourceAdmin.asked.count', { count: total })}
      </Typography>
      <LiveRegion>
        {check.result &&
          t('sourceAdmin.asked.queued', { title: check.result.title })}
      </LiveRegion>
      {check.error !== undefined && (
        <ErrorPanel
          error={check.error}
          title={t('sourceAdmin.asked.checkFailed')}
        />
      )}
      <ul className={classes.list} aria-label={t('sourceAdmin.asked.title')}>
        {items.map(binding => (
          <BindingLine
            key={`${binding.kind} ${binding.provider} ${binding.key}`}
            binding={binding}
            isQueued={binding.isQueued || check.result === binding}
            onCheck={() => check.run(binding)}
          />
        ))}
      </ul>
    </>
  );
}

/** What sources are asked about, how that goes, and the way to have it asked sooner. @internal */
export function BindingsCard({ sources }: { sources: ListedSource[] }) {
  const { t } = useOrrTranslation();
  const [filter, setFilter] = useState<BindingFilter>({});
  const { newest, items, older, loadOlder } = useBindings(filter);
  return (
    <LoadedCard
      title={t('sourceAdmin.asked.title')}
      intro={t('sourceAdmin.asked.intro')}
      loading={t('sourceAdmin.asked.loading')}
      failed={t('sourceAdmin.asked.failed')}
      loaded={newest}
      tools={<Filters sources={sources} filter={filter} onChange={setFilter} />}
    >
      {({ totalItems }) => (
        <>
          <Lines
            items={items}
            total={totalItems}
            isFiltered={
              filter.state !== undefined || filter.source !== undefined
            }
          />
          <MoreButton older={older} onClick={loadOlder} />
        </>
      )}
    </LoadedCard>
  );
}
