import { ReactNode } from 'react';
import ListItemIcon from '@material-ui/core/ListItemIcon';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import {
  ResultHighlight,
  SearchDocument,
} from '@backstage/plugin-search-common';
import { HighlightedSearchResultText } from '@backstage/plugin-search-react';

/** What the search of the portal hands to the item of one result. @internal */
export interface SearchResultProps {
  result?: SearchDocument;
  highlight?: ResultHighlight;
  icon?: ReactNode;
}

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', width: '100%' },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  more: { marginTop: theme.spacing(0.5) },
}));

/** A result with its title as the way to it, and whatever there is to say below. @internal */
export function SearchResultText(
  props: SearchResultProps & { result: SearchDocument; children: ReactNode },
) {
  const classes = useStyles();
  const { children, highlight, icon, result } = props;
  return (
    <div className={classes.root}>
      {icon && <ListItemIcon>{icon}</ListItemIcon>}
      <div className={classes.words}>
        <Typography variant="h6" component="h2">
          <Link noTrack to={result.location}>
            <Highlighted
              field="title"
              highlight={highlight}
              text={result.title}
            />
          </Link>
        </Typography>
        <div className={classes.more}>{children}</div>
      </div>
    </div>
  );
}

/** A field of a document, what was searched for marked where the engine says so. @internal */
export function Highlighted(props: {
  field: string;
  highlight?: ResultHighlight;
  text: string;
}) {
  const { field, highlight, text } = props;
  const found = highlight?.fields[field];
  return found ? (
    <HighlightedSearchResultText
      text={found}
      preTag={highlight.preTag}
      postTag={highlight.postTag}
    />
  ) : (
    <>{text}</>
  );
}
