import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { SearchDocument } from '@backstage/plugin-search-common';
import { Standing, STANDINGS } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { StandingStatus } from '../Standing';
import { SearchResultProps, SearchResultText } from './SearchResultText';

interface ReadinessResult extends SearchDocument {
  kind: string;
  owner: string;
  standing: Standing;
  validUntil?: string;
  asOf: string;
}

const useStyles = makeStyles(theme => ({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 2),
  },
}));

/** A document of another release may lack what this one shows. */
function isReadiness(result: SearchDocument): result is ReadinessResult {
  const { standing, asOf } = result as Partial<ReadinessResult>;
  return STANDINGS.some(name => name === standing) && asOf !== undefined;
}

/** An entity that was found, with where it stood when it was read into the index. @internal */
export function ReadinessSearchResult(props: SearchResultProps) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { result } = props;
  if (!result) {
    return null;
  }
  if (!isReadiness(result)) {
    return (
      <SearchResultText {...props} result={result}>
        <Typography variant="body2">{result.text}</Typography>
      </SearchResultText>
    );
  }
  const { asOf, kind, owner, standing, validUntil } = result;
  return (
    <SearchResultText {...props} result={result}>
      <Typography variant="body2" component="div" className={classes.line}>
        <StandingStatus standing={standing} />
        {validUntil && (
          <span>
            {t('search.validUntil')} <DateText date={validUntil} absolute />
          </span>
        )}
        <span>{kind}</span>
        {owner && <span>{t('search.owner', { owner: shortRefs(owner) })}</span>}
      </Typography>
      <Typography variant="caption" color="textSecondary">
        {t('search.asOf')} <DateText date={asOf} />
      </Typography>
    </SearchResultText>
  );
}

/** Names alone: a result says what it is about, its page who that is. */
function shortRefs(owner: string): string {
  return owner.replace(/(?:group|user):(?:default\/)?/g, '');
}
