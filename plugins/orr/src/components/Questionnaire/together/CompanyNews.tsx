import { PresentPerson } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { LiveRegion } from '../../Feedback';
import { usePersonTitle } from './usePersonTitle';

function PersonNews(props: { person: PresentPerson; openId: string }) {
  const { person, openId } = props;
  const { t } = useOrrTranslation();
  const title = usePersonTitle(person.userRef);
  return (
    <span>
      {t(person.questionId === openId ? 'together.here' : 'together.inReview', {
        person: title,
      })}
      {'. '}
    </span>
  );
}

/** Says to screen readers who else has the review open, and who came to the open question. @internal */
export function CompanyNews(props: {
  people: PresentPerson[];
  openId: string;
}) {
  return (
    <LiveRegion>
      {props.people.map(person => (
        <PersonNews
          key={person.userRef}
          person={person}
          openId={props.openId}
        />
      ))}
    </LiveRegion>
  );
}
