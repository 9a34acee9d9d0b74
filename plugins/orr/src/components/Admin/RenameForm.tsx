import { FormEvent, useState } from 'react';
import { Link } from '@backstage/core-components';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityMove, isFullEntityRef } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { EntityPicker } from '../EntityPicker';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { EMPTY_RENAME, RenameDraft } from './RenameDraft';
import { RenamePreview } from './RenamePreview';

const EXAMPLE = 'component:default/checkout';
const EVERY_KIND: string[] = [];

const useStyles = makeStyles(theme => ({
  swap: { overflowWrap: 'anywhere', minHeight: 44 },
  button: { minHeight: 44 },
  done: { marginTop: theme.spacing(2), overflowWrap: 'anywhere' },
}));

function Done({ moved }: { moved: EntityMove }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const pathOf = useReadinessPath();
  return (
    <Typography role="status" className={classes.done}>
      {t('admin.move.done', {
        from: moved.fromRef,
        entity: (
          <Link
            to={pathOf({ entityRef: moved.toRef })}
            underline="always"
            key="entity"
          >
            <EntityDisplayName entityRef={moved.toRef} hideIcon />
          </Link>
        ),
      })}
    </Typography>
  );
}

function isSame(one: RenameDraft, other: RenameDraft): boolean {
  return (
    one.fromRef === other.fromRef &&
    one.toRef === other.toRef &&
    one.swap === other.swap
  );
}

/** Carries a history by hand: two refs, a preview, and a last question. @internal */
export function RenameForm(props: {
  draft: RenameDraft;
  mayMove: boolean;
  onChange: (draft: RenameDraft) => void;
  onMoved: () => void;
}) {
  const { draft, onChange } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [asked, setAsked] = useState<RenameDraft>();
  const [tried, setTried] = useState(false);
  const [moved, setMoved] = useState<EntityMove>();
  const isMissing = (ref: string) => tried && !isFullEntityRef(ref);
  const change = (part: Partial<RenameDraft>) => {
    setMoved(undefined);
    onChange({ ...draft, ...part });
  };
  const preview = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isFullEntityRef(draft.fromRef) && isFullEntityRef(draft.toRef)) {
      // A new object each time: asking again looks again.
      setAsked({ ...draft });
    }
  };
  const needsRef = t('admin.needsRef', { example: EXAMPLE });
  return (
    <>
      <form noValidate onSubmit={preview} aria-label={t('admin.move.title')}>
        <EntityPicker
          id="orr-move-from"
          label={t('admin.move.from')}
          kinds={EVERY_KIND}
          value={draft.fromRef}
          onChange={fromRef => change({ fromRef })}
          error={isMissing(draft.fromRef)}
          helperText={
            isMissing(draft.fromRef) ? needsRef : t('admin.move.fromHelp')
          }
          fullWidth
        />
        <EntityPicker
          id="orr-move-to"
          label={t('admin.move.to')}
          kinds={EVERY_KIND}
          value={draft.toRef}
          onChange={toRef => change({ toRef })}
          error={isMissing(draft.toRef)}
          helperText={isMissing(draft.toRef) ? needsRef : undefined}
          fullWidth
        />
        <FormControlLabel
          className={classes.swap}
          control={
            <Checkbox
              color="primary"
              checked={draft.swap}
              onChange={event => change({ swap: event.target.checked })}
            />
          }
          label={t('admin.move.swap')}
        />
        <div>
          <Button type="submit" variant="outlined" className={classes.button}>
            {t('admin.preview')}
          </Button>
        </div>
      </form>
      {asked && isSame(asked, draft) && !moved && (
        <RenamePreview
          asked={asked}
          mayMove={props.mayMove}
          onMoved={done => {
            setTried(false);
            setAsked(undefined);
            onChange(EMPTY_RENAME);
            setMoved(done);
            props.onMoved();
          }}
        />
      )}
      {moved && <Done moved={moved} />}
    </>
  );
}
