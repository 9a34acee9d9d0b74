import { ReactNode } from 'react';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { SetupChecklist } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';

const useStyles = makeStyles(theme => ({
  table: { maxWidth: 900 },
  cell: {
    padding: theme.spacing(1),
    verticalAlign: 'top',
    overflowWrap: 'break-word',
    lineHeight: 1.5,
  },
}));

/** @internal */
export interface ChecklistColumn {
  name: string;
  cell: (checklist: SetupChecklist) => ReactNode;
}

/** The checklists, a row for each, with what one step is about. @internal */
export function ChecklistTable(props: {
  label: string;
  checklists: SetupChecklist[];
  columns: ChecklistColumn[];
}) {
  const { label, checklists, columns } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  if (!checklists.length) {
    return <Typography>{t('setup.checklists.none')}</Typography>;
  }
  return (
    <Table size="small" aria-label={label} className={classes.table}>
      <TableHead>
        <TableRow>
          <TableCell className={classes.cell}>
            {t('setup.checklists.title')}
          </TableCell>
          {columns.map(({ name }) => (
            <TableCell key={name} className={classes.cell}>
              {name}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {checklists.map(checklist => (
          <TableRow key={checklist.checklistId}>
            <TableCell
              className={classes.cell}
              component="th"
              scope="row"
              role="rowheader"
            >
              {checklist.title}
            </TableCell>
            {columns.map(({ name, cell }) => (
              <TableCell key={name} className={classes.cell}>
                {cell(checklist)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
