import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import FileCopyOutlinedIcon from '@material-ui/icons/FileCopyOutlined';
import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { parseEntityRef } from '@backstage/catalog-model';
import { SiblingAnswer } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../../api';
import { useLoaded } from '../../../hooks/useLoaded';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { useMotion } from '../../../hooks/useMotion';
import { DateText } from '../../DateText';
import { Delayed, ErrorPanel } from '../../Feedback';
import { AnswerSummary } from '../AnswerSummary';
import { useCopyAnswer } from '../known/useCopyAnswer';
import { AnswerActionProps } from './answerActionProps';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: theme.spacing(1, 0), padding: 0 },
  item: {
    padding: theme.spacing(1, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
  },
  button: { minHeight: 44 },
}));

const nameOf = ({ entityTitle, entityRef }: SiblingAnswer) =>
  entityTitle ?? parseEntityRef(entityRef).name;

function Sibling(
  props: AnswerActionProps & { sibling: SiblingAnswer; onTake?: () => void },
) {
  const { sibling, question, onTake } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { decidedAt, outcome, answer } = sibling;
  return (
    <li className={classes.item}>
      <Typography component="div">
        <EntityRefLink entityRef={sibling.entityRef} underline="always" />,{' '}
        {decidedAt && outcome
          ? t('known.copy.decided', {
              date: <DateText date={decidedAt} absolute />,
              outcome: t(`outcome.${outcome}`),
            })
          : t('known.copy.running')}
      </Typography>
      <AnswerSummary question={question} answer={answer} />
      <Button
        className={classes.button}
        color="primary"
        aria-disabled={!onTake}
        aria-label={t('known.copy.takeOf', { entity: nameOf(sibling) })}
        onClick={onTake}
      >
        {t('known.copy.take')}
      </Button>
    </li>
  );
}

function Siblings(props: AnswerActionProps & { onClose: () => void }) {
  const { detail, question, edit, onClose } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const api = useApi(orrApiRef);
  const reviewId = detail.review.id;
  const loaded = useLoaded(
    signal =>
      api.listSiblingAnswers(
        { params: { reviewId, questionId: question.id } },
        { signal },
      ),
    [api, reviewId, question.id],
  );
  const { state, copy, ready } = useCopyAnswer(props);
  const take = async (fromReviewId: string) => {
    if (await copy(fromReviewId)) {
      onClose();
    }
  };
  if (loaded.status === 'loading') {
    return (
      <Delayed>
        <Typography>{t('known.copy.loading')}</Typography>
      </Delayed>
    );
  }
  if (loaded.status === 'error') {
    return <ErrorPanel error={loaded.error} onRetry={loaded.reload} />;
  }
  const { items } = loaded.value;
  if (!items.length) {
    return <Typography>{t('known.copy.none')}</Typography>;
  }
  return (
    <>
      <Typography>{t('known.copy.hint')}</Typography>
      {edit.state !== 'saved' && state.status !== 'copying' && (
        <Typography color="textSecondary">{t('known.copy.unsaved')}</Typography>
      )}
      {state.status === 'error' && (
        <ErrorPanel error={state.error} title={t('known.copy.failed')} />
      )}
      <ul className={classes.list}>
        {items.map(sibling => (
          <Sibling
            {...props}
            key={sibling.reviewId}
            sibling={sibling}
            onTake={ready ? () => take(sibling.reviewId) : undefined}
          />
        ))}
      </ul>
    </>
  );
}

/** Answers as another entity of the same owner has answered. @internal */
export function CopyAnswer(props: AnswerActionProps) {
  const { question, detail } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const motion = useMotion();
  const [open, setOpen] = useState(false);
  const titleId = `copy-${question.id}`;
  const close = () => setOpen(false);
  if (!detail.entity.ownerRefs.some(ref => ref.startsWith('group:'))) {
    return null;
  }
  return (
    <>
      <Button
        size="small"
        startIcon={<FileCopyOutlinedIcon />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('known.copy.open')}
      </Button>
      <Dialog
        open={open}
        transitionDuration={motion}
        onClose={close}
        aria-labelledby={titleId}
        fullWidth
        maxWidth="sm"
      >
        <DialogTitle id={titleId}>{t('known.copy.title')}</DialogTitle>
        <DialogContent>
          {open && <Siblings {...props} onClose={close} />}
        </DialogContent>
        <DialogActions>
          <Button className={classes.button} onClick={close}>
            {t('known.copy.close')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
