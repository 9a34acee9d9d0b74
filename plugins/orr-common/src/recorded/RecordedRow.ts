import { isSafeUrl } from '../checklist/isSafeUrl';
import { CsvProblem } from '../exchange/CsvRow';
import { isFormula } from '../exchange/csvText';
import { valueOfWord } from '../exchange/csvWords';
import { ANSWER_LIMITS } from '../review/answerLimits';
import { readDay } from './readDay';
import { RECORDED_REVIEW_LIMITS, RecordedReviewClaim } from './recordedReview';
import {
  OUTCOME_WORDS,
  RecordedColumnKey,
  recordedHeaderOf,
} from './recordedReviewColumns';

const REF =
  /^(?:([a-z][a-z0-9]*):)?(?:([a-z0-9-]+)\/)?([a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)$/i;
const MAX_REF_PART = 63;
const QUOTED = 40;
/** What stands where a text was read with another encoding than it was written with. */
const UNREADABLE = '\uFFFD';

/** Reads the cells of one row, and says of each what is wrong with it. @internal */
export class RecordedRow {
  readonly #number: number;
  readonly #cells: ReadonlyMap<RecordedColumnKey, string>;
  readonly #problems: CsvProblem[];
  #isWrong = false;

  constructor(options: {
    number: number;
    cells: string[];
    keys: (RecordedColumnKey | undefined)[];
    problems: CsvProblem[];
  }) {
    const { cells, keys } = options;
    this.#number = options.number;
    this.#problems = options.problems;
    this.#cells = new Map(
      keys.flatMap((key, index): [RecordedColumnKey, string][] => {
        const cell = cells[index]?.trim();
        return key && cell && keys.indexOf(key) === index ? [[key, cell]] : [];
      }),
    );
    if (cells.slice(keys.length).some(cell => cell.trim())) {
      const message =
        'More cells than headers; put a cell that holds what parts cells into quotation marks';
      this.report(undefined, message);
    }
    for (const [key, cell] of this.#cells) {
      if (cell.includes(UNREADABLE)) {
        this.report(key, 'It cannot be read; save the file as UTF-8');
      }
    }
  }

  text(key: RecordedColumnKey): string | undefined {
    return this.#cells.get(key);
  }

  read(today: string): RecordedReviewClaim | undefined {
    const entityRef = this.#ref();
    const reviewedOn = this.#day('reviewedOn', { needed: true });
    const outcome = this.#outcome();
    const url = this.#url();
    const validUntil = this.#day('validUntil', { needed: false });
    const checklist = this.#checklist();
    if (reviewedOn && reviewedOn > today) {
      this.report('reviewedOn', `${reviewedOn} is still to come`);
    }
    if (reviewedOn && validUntil && validUntil < reviewedOn) {
      const message = `${validUntil} is before the review of ${reviewedOn}`;
      this.report('validUntil', message);
    }
    if (this.#isWrong || !entityRef || !reviewedOn || !outcome) {
      return undefined;
    }
    return {
      entityRef,
      reviewedOn,
      outcome,
      ...(url && { url }),
      ...(validUntil && { validUntil }),
      ...(checklist && { checklist }),
    };
  }

  report(key: RecordedColumnKey | undefined, message: string): void {
    this.#isWrong = true;
    this.#tell('error', key, message);
  }

  #tell(
    severity: CsvProblem['severity'],
    key: RecordedColumnKey | undefined,
    message: string,
  ): void {
    this.#problems.push({
      severity,
      row: this.#number,
      ...(key && { column: recordedHeaderOf(key) }),
      message,
    });
  }

  #ref(): string | undefined {
    const cell = this.text('entity');
    if (cell === undefined) {
      this.report('entity', 'Nothing says which entity it is');
      return undefined;
    }
    const match = REF.exec(cell);
    const parts = match?.slice(1).filter(Boolean) ?? [];
    if (!match || parts.some(part => part.length > MAX_REF_PART)) {
      const message = `"${cell.slice(
        0,
        QUOTED,
      )}" is no name of an entity, such as checkout or api:default/checkout`;
      this.report('entity', message);
      return undefined;
    }
    const [, kind = 'component', namespace = 'default', name] = match;
    return `${kind}:${namespace}/${name}`.toLocaleLowerCase('en-US');
  }

  #day(
    key: 'reviewedOn' | 'validUntil',
    { needed }: { needed: boolean },
  ): string | undefined {
    const cell = this.text(key);
    if (cell === undefined) {
      if (needed) {
        this.report(key, 'It has no date');
      }
      return undefined;
    }
    const day = readDay(cell);
    const { earliestDay, latestDay } = ANSWER_LIMITS;
    if (day === undefined || day < earliestDay || day > latestDay) {
      const message = `"${cell.slice(
        0,
        QUOTED,
      )}" cannot be read as a day; write it as 2026-03-31`;
      this.report(key, message);
      return undefined;
    }
    return day;
  }

  #outcome() {
    const cell = this.text('outcome');
    if (cell === undefined) {
      this.report('outcome', 'It has no outcome');
      return undefined;
    }
    const outcome = valueOfWord(cell, OUTCOME_WORDS);
    if (!outcome) {
      const message = `"${cell.slice(
        0,
        QUOTED,
      )}" is none of go, conditional go, no-go`;
      this.report('outcome', message);
    }
    return outcome;
  }

  #url(): string | undefined {
    const cell = this.text('url');
    if (cell === undefined) {
      return undefined;
    }
    if (cell.length > RECORDED_REVIEW_LIMITS.url || !isSafeUrl(cell)) {
      const message = `"${cell.slice(
        0,
        QUOTED,
      )}" is no address that begins with http:// or https://`;
      this.report('url', message);
    }
    return cell;
  }

  #checklist(): string | undefined {
    const cell = this.text('checklist');
    const { checklist: longest } = RECORDED_REVIEW_LIMITS;
    if (cell && cell.length > longest) {
      this.report('checklist', `Longer than ${longest} characters`);
    } else if (cell && isFormula(cell)) {
      const message = 'It reads like a formula, and is taken as text';
      this.#tell('warning', 'checklist', message);
    }
    return cell;
  }
}
