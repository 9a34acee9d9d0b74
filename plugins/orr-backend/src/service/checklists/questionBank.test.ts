import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  lintChecklist,
  parseChecklistFile,
  questionsOf,
  rulesOfTiers,
} from 'backstage-plugin-orr-common';
import { readChecklistFiles } from './readChecklistFiles';

type Practice = { edition: string; id: string; title: string; risk: string };

const folder = resolvePackagePath('backstage-plugin-orr-backend', 'library');
const catalogue = readFileSync(join(folder, 'best-practices.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line): Practice => {
    // Only titles hold commas, and then stand in quotes.
    const [, edition, id, , title, risk] = line.match(
      /^([^,]+),([^,]+),("?)(.+)\3,(\w*)$/,
    )!;
    return { edition, id, title, risk };
  });
const files = readdirSync(folder)
  .filter(name => name.endsWith('.yaml'))
  .map(name => join(folder, name));
const bank = files.map(file => ({
  name: basename(file),
  document: parseChecklistFile({
    text: readFileSync(file, 'utf8'),
    file: basename(file),
  }),
}));
const questions = bank.flatMap(({ name, document }) =>
  questionsOf(document).map(question => ({
    name: `${name} ${question.id}`,
    question,
  })),
);

const referenced = () =>
  questions.flatMap(({ question }) => question.practices ?? []);

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

describe('The question bank', () => {
  it('covers every practice of the catalogue by exactly one question', () => {
    const ids = catalogue.map(({ id }) => id);

    expect(ids).toHaveLength(71);
    expect(repeated(ids)).toEqual([]);
    expect(
      referenced()
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...ids].sort());
    expect(questions).toHaveLength(71);
  });

  it('names practices as the catalogue does', () => {
    expect(
      referenced().filter(
        ({ edition, id, title }) =>
          !catalogue.some(
            practice =>
              practice.edition === edition &&
              practice.id === id &&
              practice.title === title,
          ),
      ),
    ).toEqual([]);
  });

  it('takes the risk from the catalogue where it states one', () => {
    const stated = new Map(catalogue.map(({ id, risk }) => [id, risk]));
    const differing = questions.filter(({ question }) => {
      const risk = stated.get(question.practices![0].id);
      return risk !== '' && risk !== question.risk;
    });

    expect(differing).toEqual([]);
    expect(catalogue.filter(({ risk }) => risk === '')).toHaveLength(3);
  });

  it('uses no id and no text twice, so that questions can be gathered in one file', () => {
    const asked = questions.map(({ question }) => question);

    expect(repeated(bank.map(({ document }) => document.id))).toEqual([]);
    expect(repeated(asked.map(({ id }) => id))).toEqual([]);
    expect(
      repeated(
        asked.flatMap(({ title, guidance, why, good }) => [
          title,
          guidance,
          why.text,
          good,
        ]),
      ),
    ).toEqual([]);
    expect(
      repeated(
        asked.flatMap(({ answer }) =>
          answer.type === 'choices'
            ? answer.choices
                .filter(choice => !choice.exclusive)
                .flatMap(({ title, guidance, improvement }) => [
                  title,
                  guidance ?? '',
                  improvement ?? '',
                ])
            : [],
        ),
      ),
    ).toEqual([]);
  });

  it('is asked of nobody', async () => {
    expect(bank.map(({ document }) => document.state)).toEqual(
      bank.map(() => 'draft'),
    );

    const loaded = (await readChecklistFiles({ shipped: true, files: [] })).map(
      ({ id }) => id,
    );
    expect(loaded).not.toHaveLength(0);
    expect(loaded.filter(id => id.startsWith('question-bank'))).toEqual([]);
  });

  it('repeats no question of the shipped checklists', async () => {
    const shipped = (
      await readChecklistFiles({ shipped: true, files: [] })
    ).flatMap(questionsOf);
    const known = new Set(
      shipped.flatMap(({ id, title, guidance, why, good }) => [
        id,
        title,
        guidance,
        why.text,
        good,
      ]),
    );

    expect(shipped).not.toHaveLength(0);
    expect(
      questions.filter(({ question: { id, title, guidance, why, good } }) =>
        [id, title, guidance, why.text, good].some(text => known.has(text)),
      ),
    ).toEqual([]);
  });

  it('travels with the package', () => {
    const { files: packed } = JSON.parse(
      readFileSync(join(folder, '../package.json'), 'utf8'),
    );

    expect(packed).toContain('library');
  });
});

describe.each(bank)('$name', ({ name, document }) => {
  it('has nothing to warn about', () => {
    expect(lintChecklist(document)).toEqual([]);
  });

  it('holds the practices of its group, in their order', () => {
    const ids = questionsOf(document).map(({ practices }) =>
      practices?.map(({ id }) => id).join(),
    );

    expect(ids).toEqual([...ids].sort());
    expect(document.id).toBe(`question-bank-${name.split(/[-.]/)[0]}`);
  });
});

describe.each(questions)('$name', ({ question }) => {
  const { answer, title, guidance, why, good } = question;

  it('offers three to five choices, and the rules that follow from their tiers', () => {
    if (answer.type !== 'choices') {
      throw new Error(`asks for ${answer.type}`);
    }
    const practices = answer.choices.filter(choice => !choice.exclusive);

    expect(answer.choices.length).toBeGreaterThanOrEqual(3);
    expect(answer.choices.length).toBeLessThanOrEqual(5);
    expect(answer.choices.at(-1)).toEqual({
      id: 'none_of_these',
      title: 'None of these',
      exclusive: true,
    });
    expect(
      practices.filter(
        ({ tier, guidance: hint, improvement }) =>
          !tier || !hint || !improvement,
      ),
    ).toEqual([]);
    expect(practices.some(({ tier }) => tier === 'core')).toBe(true);
    expect(answer.riskRules).toEqual(
      rulesOfTiers({ risk: question.risk, choices: answer.choices }),
    );
  });

  it('asks in plain, short words that look for no culprit', () => {
    expect(title).toMatch(/\?$/);
    expect(title.length).toBeLessThanOrEqual(80);
    expect(
      Math.max(guidance.length, why.text.length, good.length),
    ).toBeLessThanOrEqual(320);
    expect(JSON.stringify(question)).not.toMatch(
      /\b(fail to|failed to|blame|violat|culprit|guilt)|\bAWS\b|Amazon/i,
    );
  });
});
