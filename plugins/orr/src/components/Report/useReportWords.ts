import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRelativeDate } from '../DateText';
import { reasonGroupsOf } from '../EntityReadiness/reasonGroups';
import { useReasonText } from '../EntityReadiness/useReasonText';
import { ReportWords } from './ReportWords';

/** The words of the portal's language, and the names that the catalog gives. @internal */
export function useReportWords(
  names: ReadonlyMap<string, string>,
): ReportWords {
  const { t } = useOrrTranslation();
  const relative = useRelativeDate();
  const reasonText = useReasonText();
  return {
    t,
    date: date => relative(date).full,
    nameOf: ref => names.get(ref) ?? ref,
    reasons: ({ reasons }) =>
      reasonGroupsOf(reasons, { checklistId: '', decisions: [] }).map(
        reasonText,
      ),
  };
}
