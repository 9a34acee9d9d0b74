import { ComponentProps, ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Content } from '@backstage/core-components';
import { PageHead } from './PageHead';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
}));

/** A page below the list of the organisation: its head, and what it shows one below the other. @internal */
export function PageFrame(
  props: ComponentProps<typeof PageHead> & {
    className?: string;
    children: ReactNode;
  },
) {
  const { className, children, ...head } = props;
  const classes = useStyles();
  return (
    <Content className={className}>
      <Typography component="div" className={classes.root}>
        <PageHead {...head} />
        {children}
      </Typography>
    </Content>
  );
}
