import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { InfoCard, Link } from '@backstage/core-components';
import { ChecklistDraft, PlacedProblem } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { problemsByPlace } from '../outline/placedProblems';

const useStyles = makeStyles(theme => ({
  list: { margin: 0, paddingLeft: theme.spacing(2.5) },
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: 44,
    overflowWrap: 'anywhere',
  },
}));

interface Placed {
  key: string;
  search: string;
  title: string;
  problems: PlacedProblem[];
}

/** What is wrong, by where it is mended, in the order of the checklist. */
function placesOf(draft: ChecklistDraft): Placed[] {
  const errors = draft.problems.filter(({ severity }) => severity === 'error');
  const document = {
    ...draft.document,
    sections: draft.document.sections ?? [],
  };
  const { checklist, sections, questions } = problemsByPlace(errors, document);
  const places: Placed[] = [
    { key: 'checklist', search: '', title: '', problems: checklist },
  ];
  for (const section of document.sections) {
    places.push({
      key: `section ${section.id}`,
      search: `?section=${encodeURIComponent(section.id)}`,
      title: section.title,
      problems: sections.get(section.id) ?? [],
    });
    for (const question of section.questions ?? []) {
      places.push({
        key: `question ${question.id}`,
        search: `?question=${encodeURIComponent(question.id)}`,
        title: question.title,
        problems: questions.get(question.id) ?? [],
      });
    }
  }
  return places.filter(({ problems }) => problems.length);
}

/** What of it is wrong, by its name: a place in a list says nothing to whoever reads it. */
function placeOf(path: PlacedProblem['path']): string {
  return String(
    [...path].reverse().find(segment => typeof segment === 'string') ?? '',
  );
}

/** What keeps a draft from being published, each with the way to where it is mended. @internal */
export function BlockingProblems({ draft }: { draft: ChecklistDraft }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const places = placesOf(draft);
  return places.length ? (
    <InfoCard
      title={t('publish.problems.title')}
      titleTypographyProps={{ component: 'h3' }}
    >
      <Typography>{t('publish.problems.explain')}</Typography>
      <ul className={classes.list}>
        {places.map(({ key, search, title, problems }) => (
          <li key={key}>
            <Link
              to={`../checklists/drafts/${draft.id}${search}`}
              underline="always"
              className={classes.link}
            >
              {title.trim() ||
                t(
                  key === 'checklist'
                    ? 'editor.outline.itself'
                    : 'editor.outline.untitled.question',
                )}
            </Link>
            <ul className={classes.list}>
              {problems.map(({ path, message }) => (
                <Typography
                  component="li"
                  variant="body2"
                  key={`${path.join('.')} ${message}`}
                >
                  {t('publish.problems.one', {
                    place: placeOf(path),
                    message,
                  })}
                </Typography>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </InfoCard>
  ) : null;
}
