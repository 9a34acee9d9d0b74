import { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  DecisionOutcome,
  EntityChange,
  ReviewKind,
  ReviewPhase,
} from 'backstage-plugin-orr-common';
import { OrrText, useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { answerText, Parts, valueText } from './answerText';
import {
  CONTRADICTIONS,
  DISCLOSURES,
  EXEMPTIONS,
  GAPS,
  hasWords,
  SAID,
  VOUCHINGS,
} from './changeWords';

/** The key of the words for a kind of change. @internal */
export function kindKeyOf<T extends EntityChange['action']>(action: T) {
  return action.replace('.', '_') as T extends `${infer A}.${infer B}`
    ? `${A}_${B}`
    : never;
}

function decisionText(
  change: EntityChange,
  parts: Parts,
  t: OrrText,
): ReactNode {
  const { who } = parts;
  const { facts, action } = change;
  switch (action) {
    case 'decision.made':
      return t('changes.text.decided', {
        who,
        outcome: t(`outcome.${facts.outcome as DecisionOutcome}`),
      });
    case 'condition.met':
      return t('changes.text.met', { who });
    case 'condition.extended':
      return t('changes.text.extended', {
        who,
        from: <DateText date={facts.dueFrom!} absolute />,
        to: <DateText date={facts.dueTo!} absolute />,
      });
    default:
      return facts.finding === 'concern'
        ? t('changes.text.sampleConcern', { who })
        : t('changes.text.sampleAgreed', { who });
  }
}

function movedText(
  { facts, actorRef, isErased }: EntityChange,
  who: JSX.Element,
  t: OrrText,
): ReactNode {
  const other = t('changes.value.otherEntry');
  const refs = {
    from: facts.entityFrom ?? other,
    to: facts.entityTo ?? other,
  };
  return actorRef || isErased
    ? t('changes.text.moved', { who, ...refs })
    : t('changes.text.movedByItself', refs);
}

function reviewText(change: EntityChange, parts: Parts, t: OrrText): ReactNode {
  const { who, question } = parts;
  const { facts, action } = change;
  switch (action) {
    case 'review.started':
      return t('changes.text.started', {
        who,
        kind: t(`reviewKind.${facts.kind as ReviewKind}`),
      });
    case 'review.submitted':
      return t('changes.text.submitted', { who });
    case 'review.withdrawn':
      return t('changes.text.withdrawn', { who });
    case 'review.changesRequested':
      return t('changes.text.requested', { who, count: facts.requests ?? 0 });
    case 'request.replied':
      return facts.given
        ? t('changes.text.replied', { who, question })
        : t('changes.text.repliedBack', { who, question });
    case 'answer.looked':
      return facts.given
        ? t('changes.text.looked', { who, question })
        : t('changes.text.lookedBack', { who, question });
    case 'entity.moved':
      return movedText(change, who, t);
    case 'review.driverChanged':
      return t('changes.text.driverChanged', { who });
    case 'condition.ownerChanged':
      return t('changes.text.ownerChanged', { who });
    case 'review.taken':
      return t('changes.text.taken', { who });
    case 'review.given':
      return t('changes.text.given', { who });
    case 'review.phaseChanged':
      return facts.phaseTo
        ? t('changes.text.phase', {
            who,
            phase: t(`phase.name.${facts.phaseTo as ReviewPhase}`),
          })
        : t('changes.text.phaseNone', { who });
    case 'review.declined':
      return t('changes.text.declined', { who });
    case 'comment.added':
      return t('changes.text.commented', { who, question });
    case 'comment.edited':
      return t('changes.text.commentChanged', { who, question });
    case 'thread.resolved':
      return t('changes.text.resolved', { who, question });
    case 'thread.reopened':
      return t('changes.text.reopened', { who, question });
    case 'gate.overridden':
      return t('changes.text.gateOverridden', {
        who,
        until: <DateText date={facts.endsAt!} absolute />,
      });
    case 'gate.overrideEnded':
      return t('changes.text.gateOverrideEnded', { who });
    case 'badge.minted':
      return t('changes.text.badgeMinted', { who });
    case 'badge.revoked':
      return t('changes.text.badgeRevoked', { who });
    case 'owner.affirmed':
      return t('changes.text.ownerAffirmed', { who });
    case 'snapshot.made':
      return t('changes.text.snapshotMade', { who });
    case 'lesson.told':
    case 'lesson.dismissed':
      return t(`changes.text.${kindKeyOf(action)}`, { who });
    case 'incident.lookedBack':
      return change.question
        ? t('changes.text.incident.question', { who, question })
        : t('changes.text.incident.none', { who });
    case 'section.signedOff':
    case 'section.objected':
      return t(`changes.text.${kindKeyOf(action)}`, {
        who,
        section: change.section?.title ?? '',
      });
    default:
      return t('changes.text.erased', {
        who,
        count: facts.erased?.length ?? 0,
      });
  }
}

const ANSWERS: EntityChange['action'][] = [
  'answer.saved',
  'answer.copied',
  'exception.saved',
];
const DECISIONS: EntityChange['action'][] = [
  'decision.made',
  'condition.met',
  'condition.extended',
  'sample.looked',
];

function Who({ change, t }: { change: EntityChange; t: OrrText }) {
  if (change.actorRef) {
    return (
      <EntityRefLink
        entityRef={change.actorRef}
        defaultKind="user"
        underline="always"
        hideIcon
      />
    );
  }
  return (
    <>{change.isErased ? t('changes.who.erased') : t('changes.who.nobody')}</>
  );
}

/** Says a change in one sentence, with links to who and to what. @internal */
export function useChangeText(): (change: EntityChange) => ReactNode {
  const { t } = useOrrTranslation();
  return change => {
    const { question, reviewId, facts, action } = change;
    const parts: Parts = {
      who: <Who change={change} t={t} />,
      question: question ? (
        <Link
          underline="always"
          to={`../reviews/${reviewId}?question=${encodeURIComponent(
            question.id,
          )}`}
        >
          {question.title}
        </Link>
      ) : (
        <></>
      ),
      from: valueText(facts.from, change, t),
      to: valueText(facts.to, change, t),
    };
    if (hasWords(EXEMPTIONS, action)) {
      return t(EXEMPTIONS[action], {
        who: parts.who,
        until: <DateText date={facts.until!} absolute />,
      });
    }
    if (hasWords(GAPS, action)) {
      return (
        <>
          {t(GAPS[action], { who: parts.who })}
          {question && <>: {parts.question}</>}
        </>
      );
    }
    if (hasWords(VOUCHINGS, action)) {
      return t(VOUCHINGS[action], { who: parts.who });
    }
    if (action === 'vouching.ended') {
      return t('changes.text.vouching.ended');
    }
    if (hasWords(CONTRADICTIONS, action)) {
      return t(CONTRADICTIONS[action], { question: parts.question });
    }
    if (hasWords(SAID, action)) {
      const { who } = parts;
      return t(SAID[action], { who, question: parts.question });
    }
    if (hasWords(DISCLOSURES, action)) {
      const { who, to } = parts;
      return t(DISCLOSURES[action], { who, question: parts.question, to });
    }
    if (ANSWERS.includes(action)) {
      return answerText(change, parts, t);
    }
    return DECISIONS.includes(action)
      ? decisionText(change, parts, t)
      : reviewText(change, parts, t);
  };
}
