import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import {
  ReviewDetail,
  SignOffSection,
  SignOffVerdict,
} from 'backstage-plugin-orr-common';
import { ScrutinyState } from '../../hooks/useScrutiny';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';
import { LiveRegion } from '../Feedback';
import { sectionTitleOf } from './sectionTitleOf';
import { SignOffDialog } from './SignOffDialog';
import { SignOffStatus } from './SignOffStatus';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2), margin: theme.spacing(2, 0) },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    padding: theme.spacing(1, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
    '&:last-child': { borderBottom: 0, paddingBottom: 0 },
  },
  note: { whiteSpace: 'pre-line', maxWidth: '80ch' },
  open: { minHeight: 44, marginTop: theme.spacing(1) },
}));

function Said({ signOffs }: Pick<SignOffSection, 'signOffs'>) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <>
      {signOffs.map(({ id, verdict, signedBy, signedAt, note, holds }) => (
        <Typography key={id} variant="body2" className={classes.note}>
          <ByLine
            label={t(`signOff.said.${verdict}`)}
            by={signedBy}
            at={signedAt}
            variant="body2"
          />
          {!holds && `, ${t('signOff.earlier')}`}
          {note && `: ${note}`}
        </Typography>
      ))}
    </>
  );
}

/** How the sections of a review stand that somebody is to sign off; absent where there are none. @internal */
export function SectionSignOffs(props: {
  detail: ReviewDetail;
  scrutiny: ScrutinyState;
}) {
  const { detail, scrutiny } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [open, setOpen] = useState<string>();
  const [done, setDone] = useState('');
  const titleOf = (id: string) => sectionTitleOf(detail, id);
  if (scrutiny.signOffs.length === 0) {
    return null;
  }
  const saved = (sectionId: string, verdict: SignOffVerdict) => {
    setOpen(undefined);
    setDone(t(`signOff.done.${verdict}`, { section: titleOf(sectionId) }));
    scrutiny.reload();
  };
  return (
    <Paper
      component="section"
      variant="outlined"
      className={classes.root}
      aria-label={t('signOff.title')}
    >
      <Typography variant="h6" component="h3">
        {t('signOff.title')}
      </Typography>
      <ul className={classes.list}>
        {scrutiny.signOffs.map(({ sectionId, by, required, ...section }) => (
          <li key={sectionId} className={classes.item}>
            <Typography variant="subtitle2" component="h4">
              {titleOf(sectionId)}
            </Typography>
            <Typography variant="body2">
              {t('signOff.by')}{' '}
              <EntityRefLinks
                entityRefs={by}
                defaultKind="group"
                underline="always"
                hideIcons
              />
              {': '}
              <SignOffStatus state={section.state} />
              {required && section.state !== 'signed' && (
                <> {t('signOff.required')}</>
              )}
            </Typography>
            <Said signOffs={section.signOffs} />
            {scrutiny.may.signOffSectionIds.includes(sectionId) && (
              <Button
                className={classes.open}
                variant="outlined"
                aria-haspopup="dialog"
                aria-label={t('signOff.openOf', {
                  section: titleOf(sectionId),
                })}
                onClick={() => setOpen(sectionId)}
              >
                {t('signOff.open')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {open !== undefined && detail.snapshot && (
        <SignOffDialog
          reviewId={detail.review.id}
          snapshotId={detail.snapshot.id}
          section={{ id: open, title: titleOf(open) }}
          onClose={() => setOpen(undefined)}
          onDone={verdict => saved(open, verdict)}
        />
      )}
      <LiveRegion>{done}</LiveRegion>
    </Paper>
  );
}
