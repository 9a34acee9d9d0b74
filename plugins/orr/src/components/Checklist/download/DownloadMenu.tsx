import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import GetAppIcon from '@material-ui/icons/GetApp';
import { ChecklistDocument } from 'backstage-plugin-orr-common';
import { saveFile } from '../../../hooks/saveFile';
import { useMotion } from '../../../hooks/useMotion';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import type { WholeFormat, WrittenLens } from './checklistFiles';
import { LensDialog } from './LensDialog';

const FORMATS: WholeFormat[] = ['yaml', 'json', 'csv'];

const useStyles = makeStyles({
  button: { minHeight: 44 },
  item: { minHeight: 44 },
});

/** A checklist as a file in each of the formats that are read here, too. @internal */
export function DownloadMenu(props: {
  /** Asked for when a format is chosen. */
  read: () => ChecklistDocument | Promise<ChecklistDocument>;
  /** Absent for a draft. */
  version?: number;
}) {
  const { read, version } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const motion = useMotion();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [lens, setLens] = useState<WrittenLens>();
  const [hasFailed, setFailed] = useState(false);
  const choose = async (format: WholeFormat | 'lens') => {
    setAnchor(null);
    setFailed(false);
    try {
      const [files, document] = await Promise.all([
        import('./checklistFiles'),
        read(),
      ]);
      if (format === 'lens') {
        setLens(files.writeLens(document, version));
      } else {
        const file = files.writeWhole(document, format, version);
        saveFile(file.text, file);
      }
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <Button
        className={classes.button}
        variant="outlined"
        color="primary"
        startIcon={<GetAppIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {t('download.open')}
      </Button>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        transitionDuration={motion}
        onClose={() => setAnchor(null)}
        getContentAnchorEl={null}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      >
        {[...FORMATS, 'lens' as const].map(format => (
          <MenuItem
            key={format}
            className={classes.item}
            onClick={() => choose(format)}
          >
            {t(`download.format.${format}`)}
          </MenuItem>
        ))}
      </Menu>
      {hasFailed && (
        <Typography color="error" role="alert">
          {t('download.failed')}
        </Typography>
      )}
      {lens && <LensDialog lens={lens} onClose={() => setLens(undefined)} />}
    </>
  );
}
