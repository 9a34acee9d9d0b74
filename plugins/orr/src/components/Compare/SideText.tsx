import Typography from '@material-ui/core/Typography';
import { AnswerException, ComparedSide } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRelativeDate } from '../DateText';
import { LevelMark } from '../Level';
import { SafeLink } from '../Questionnaire/SafeLink';
import { statementText } from './statementText';
import { useRefName } from './useRefName';
import { WordDiff } from './WordDiff';

/** Which of the two is shown, and both. @internal */
export interface Sides {
  side: 'before' | 'after';
  before?: ComparedSide;
  after?: ComparedSide;
}

function useWords() {
  const { t } = useOrrTranslation();
  const relative = useRelativeDate();
  const nameOf = useRefName();
  return { t, date: (day: string) => relative(day).full, nameOf };
}

/** The words of both, with those marked that the shown side has alone; plain where only one was asked. */
function Words(
  props: Sides & { textOf: (side: ComparedSide) => string | undefined },
) {
  const { side, before, after, textOf } = props;
  const shown = side === 'before' ? before : after;
  if (!shown) {
    return null;
  }
  const other = side === 'before' ? after : before;
  const text = textOf(shown) ?? '';
  const others = other ? textOf(other) ?? '' : text;
  return (
    <WordDiff
      side={side}
      before={side === 'before' ? text : others}
      after={side === 'after' ? text : others}
    />
  );
}

function Evidence({ side, before, after }: Sides) {
  const { t, date } = useWords();
  const shown = side === 'before' ? before : after;
  const other = side === 'before' ? after : before;
  const items = shown?.answer?.evidence ?? [];
  if (!items.length) {
    return null;
  }
  const keyOf = (item: (typeof items)[number]) =>
    `${item.url} ${item.title ?? ''} ${item.date}`;
  const others = new Set((other?.answer?.evidence ?? []).map(keyOf));
  return (
    <ul aria-label={t('answer.evidence.title')} style={{ margin: 0 }}>
      {items.map(item => {
        const line = (
          <>
            <SafeLink url={item.url}>{item.title}</SafeLink>,{' '}
            {t('answer.evidence.seenOn')} {date(item.date)}
          </>
        );
        const differs = other !== undefined && !others.has(keyOf(item));
        const Mark = side === 'before' ? 'del' : 'ins';
        return (
          <Typography component="li" variant="body2" key={keyOf(item)}>
            {differs ? <Mark>{line}</Mark> : line}
          </Typography>
        );
      })}
    </ul>
  );
}

function Exception(props: {
  exception: { choices?: string[]; answer: AnswerException };
}) {
  const { answer, choices } = props.exception;
  const words = useWords();
  const { t, nameOf } = words;
  return (
    <Typography variant="body2" component="div">
      {t('compare.answers.exception', { entity: nameOf(answer.entityRef) })}:{' '}
      {statementText({ answer, choices }, words)}
      {answer.note && ` (${answer.note})`}
    </Typography>
  );
}

function Judged({ shown }: { shown: ComparedSide }) {
  const { t } = useOrrTranslation();
  const { level, rung, accepted, answer } = shown;
  const accepting = accepted && level !== 'NONE' && level !== undefined;
  return (
    <Typography variant="body2" component="div">
      <LevelMark mark={level ?? 'informs'} words />
      {accepting && (
        <>
          {', '}
          <LevelMark mark="accepted" words />
        </>
      )}
      {rung && `, ${t(`answer.rung.${rung}`)}`}
      {answer?.isNoteKept && `, ${t('answer.summary.noteKept')}`}
    </Typography>
  );
}

/** A question as one snapshot has it: how it was judged, what was said, and what was written beside it. @internal */
export function SideText(props: Sides & { weightDiffers: boolean }) {
  const { side, weightDiffers, ...both } = props;
  const words = useWords();
  const { t } = words;
  const shown = both[side];
  if (!shown) {
    return (
      <Typography color="textSecondary">
        {t('compare.answers.notAsked')}
      </Typography>
    );
  }
  return (
    <>
      <Judged shown={shown} />
      {weightDiffers && (
        <Typography variant="body2">
          {t('compare.weight', {
            risk: t(`answer.risk.${shown.risk}`),
            gate: t(`answer.gate.${shown.gate}`),
          })}
        </Typography>
      )}
      <Typography component="div">
        <Words
          {...both}
          side={side}
          textOf={one => statementText(one, words)}
        />
      </Typography>
      {shown.answer?.note && (
        <Typography variant="body2" component="div">
          {t('answer.summary.note')}:{' '}
          <Words {...both} side={side} textOf={one => one.answer?.note} />
        </Typography>
      )}
      <Evidence {...both} side={side} />
      {shown.exceptions?.map(exception => (
        <Exception key={exception.answer.entityRef} exception={exception} />
      ))}
    </>
  );
}
