import { useId } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { saveFile } from '../../../hooks/saveFile';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { WriteDialog } from '../../Feedback';
import type { WrittenLens } from './checklistFiles';

const useStyles = makeStyles(theme => ({
  list: {
    margin: theme.spacing(0.5, 0, 2),
    paddingLeft: theme.spacing(3),
    overflowWrap: 'anywhere',
  },
}));

function Sentences(props: { title: string; sentences: string[] }) {
  const { title, sentences } = props;
  const id = useId();
  const classes = useStyles();
  return sentences.length ? (
    <>
      <Typography variant="subtitle1" component="h3" id={id}>
        {title}
      </Typography>
      <ul className={classes.list} aria-labelledby={id}>
        {sentences.map(sentence => (
          <Typography key={sentence} component="li" variant="body2">
            {sentence}
          </Typography>
        ))}
      </ul>
    </>
  ) : null;
}

/** Says what a checklist loses as a lens before it is downloaded. @internal */
export function LensDialog(props: { lens: WrittenLens; onClose: () => void }) {
  const { lens, onClose } = props;
  const { file, lost, adapted, errors } = lens;
  const { t } = useOrrTranslation();
  return (
    <WriteDialog
      open
      onClose={onClose}
      title={t('download.lens.title')}
      explain={t(file ? 'download.lens.explain' : 'download.lens.none')}
      failed={t('download.failed')}
      isText
      actions={
        file && (
          <Button
            variant="contained"
            color="primary"
            style={{ minHeight: 44 }}
            onClick={() => {
              saveFile(file.text, file);
              onClose();
            }}
          >
            {t('download.lens.save')}
          </Button>
        )
      }
    >
      <Sentences
        title={t(file ? 'download.lens.refused' : 'download.lens.why')}
        sentences={errors}
      />
      <Sentences title={t('download.lens.lost')} sentences={lost} />
      <Sentences title={t('download.lens.adapted')} sentences={adapted} />
      {!lost.length && !adapted.length && !errors.length && (
        <Typography>{t('download.lens.nothing')}</Typography>
      )}
    </WriteDialog>
  );
}
