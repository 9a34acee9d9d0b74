import { checklist } from '../../../__testUtils__/reviewFixtures';
import { OrrText } from '../../../hooks/useOrrTranslation';
import { unreadProblems } from './unreadProblems';
import { UnreadTexts } from './UnreadTexts';

const FILTER = {
  place: { kind: 'question' as const, id: 'alarms' },
  field: 'appliesTo',
  label: 'Asked of',
  text: '- 1',
  problem: 'is no filter',
};
const open = (userRef = 'user:default/ada') => {
  const onChange = jest.fn();
  return {
    onChange,
    texts: new UnreadTexts({ userRef, draftId: 'one', onChange }),
  };
};

describe('UnreadTexts', () => {
  beforeEach(() => sessionStorage.clear());

  it('has them when the page is opened again, for whoever wrote them alone', () => {
    const { texts, onChange } = open();
    texts.keep({ ...FILTER, text: '- ' });
    texts.keep(FILTER);
    expect(onChange).toHaveBeenCalledTimes(2);
    expect(open().texts.all).toEqual([FILTER]);
    expect(open('user:default/kim').texts.all).toEqual([]);
    texts.drop(FILTER);
    expect(texts.find(FILTER)).toBeUndefined();
    expect(open().texts.all).toEqual([]);
    expect(sessionStorage).toHaveLength(0);
  });

  it('follows a question to another id', () => {
    const { texts } = open();
    texts.keep(FILTER);
    texts.follow('other', 'else');
    texts.follow('alarms', 'bells');
    expect(texts.find(FILTER)).toBeUndefined();
    expect(texts.all).toEqual([
      { ...FILTER, place: { kind: 'question', id: 'bells' } },
    ]);
  });

  it('stays in memory where the browser refuses to store', () => {
    const refuse = () => {
      throw new Error('Full');
    };
    const texts = new UnreadTexts({
      userRef: 'user:default/ada',
      draftId: 'one',
      onChange: () => {},
      storage: { getItem: refuse, setItem: refuse, removeItem: refuse },
    });
    texts.keep(FILTER);
    expect(texts.all).toEqual([FILTER]);
  });
});

describe('unreadProblems', () => {
  const t = ((key: string) => key) as unknown as OrrText;

  it('places them where saving places problems, and leaves out what was taken out', () => {
    const gone = { ...FILTER, place: { kind: 'question' as const, id: 'x' } };
    const own = { ...FILTER, place: { kind: 'checklist' as const } };
    expect(
      unreadProblems([FILTER, gone, own], checklist, t).map(
        ({ path, questionId, severity }) => ({ path, questionId, severity }),
      ),
    ).toEqual([
      {
        path: ['sections', 0, 'questions', 1, 'appliesTo'],
        questionId: 'alarms',
        severity: 'error',
      },
      { path: ['appliesTo'], questionId: undefined, severity: 'error' },
    ]);
  });
});
