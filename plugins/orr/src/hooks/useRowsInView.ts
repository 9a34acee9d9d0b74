import { RefObject, useEffect, useLayoutEffect, useState } from 'react';
import {
  defaultRangeExtractor,
  Range,
  useVirtualizer,
  useWindowVirtualizer,
} from '@tanstack/react-virtual';
import { flushSync } from 'react-dom';

/** So many are drawn at once: that is quick, and the browser finds all that they say. */
const DRAWN_AT_ONCE = 50;
/** Until it is known what is in view. */
const FIRST_DRAWN = 25;
const BESIDE_VIEW = 10;

/** The part of a long list that is drawn. @internal */
export interface RowsInView {
  /** What is left out is so for its length alone. */
  isPart: boolean;
  /** Each that is drawn, in order, with the pixels that those left out in front of it would take. */
  drawn: { index: number; before: number }[];
  /** The pixels that those left out at the end would take. */
  after: number;
  /** For each that is drawn, which carries its index as `data-index` and its key as `data-key`. */
  measureRef?: (row: HTMLElement | null) => void;
}

/** What moves when one scrolls, which in some portals is the window, and where the list begins in it. */
interface Place {
  scroller?: HTMLElement;
  margin: number;
}

function scrollerOf(list: HTMLElement): HTMLElement | undefined {
  for (
    let element = list.parentElement;
    element && element !== document.body;
    element = element.parentElement
  ) {
    // What scrolls sideways says that it scrolls downwards, too; a pixel may be of rounding.
    if (
      element.scrollHeight > element.clientHeight + 1 &&
      /auto|scroll/.test(getComputedStyle(element).overflowY)
    ) {
      return element;
    }
  }
  return undefined;
}

function placeOf(list: HTMLElement): Place {
  const scroller = scrollerOf(list);
  const { top } = list.getBoundingClientRect();
  return {
    scroller,
    margin: Math.round(
      scroller
        ? top - scroller.getBoundingClientRect().top + scroller.scrollTop
        : top + window.scrollY,
    ),
  };
}

function usePlace(listRef: RefObject<HTMLElement>, enabled: boolean) {
  const [place, setPlace] = useState<Place>();
  // What is above the list moves it without a word: it looks each time that it is drawn, and is drawn anew where it has moved.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  useLayoutEffect(() => {
    if (enabled && listRef.current) {
      const found = placeOf(listRef.current);
      setPlace(known =>
        known?.scroller === found.scroller && known?.margin === found.margin
          ? known
          : found,
      );
    }
  });
  return enabled ? place : undefined;
}

/** On paper all is in view. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // What is not drawn by the end of the event is not on the paper.
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}

function focusedKey(list: HTMLElement | null): string | undefined {
  const row = list?.contains(document.activeElement)
    ? document.activeElement?.closest('[data-key]')
    : undefined;
  return row?.getAttribute('data-key') ?? undefined;
}

/**
 * Draws of a long list what is in view and some beside it, and whatever has the focus or is to be kept. A short one is drawn
 * whole.
 *
 * @internal
 */
export function useRowsInView(options: {
  /** What tells each from the others, in order. */
  keys: readonly string[];
  /** The pixels of one that nobody has seen yet. */
  estimate: number;
  listRef: RefObject<HTMLElement>;
  /** The key of one that is drawn wherever one looks. */
  kept?: string;
}): RowsInView {
  const { keys, estimate, listRef, kept } = options;
  const isPart = !usePrinting() && keys.length > DRAWN_AT_ONCE;
  const place = usePlace(listRef, isPart);
  const common = {
    count: keys.length,
    estimateSize: () => estimate,
    getItemKey: (index: number) => keys[index],
    overscan: BESIDE_VIEW,
    scrollMargin: place?.margin ?? 0,
    rangeExtractor: (range: Range) =>
      [
        ...new Set([
          // Stripes of a table stay where they are when two more are drawn, not one.
          ...defaultRangeExtractor({
            ...range,
            startIndex: range.startIndex - (range.startIndex % 2),
          }),
          ...[focusedKey(listRef.current), kept].map(key =>
            key === undefined ? -1 : keys.indexOf(key),
          ),
        ]),
      ]
        .filter(index => index >= 0 && index < range.count)
        .sort((one, other) => one - other),
  };
  const inWindow = useWindowVirtualizer<HTMLElement>({
    ...common,
    enabled: place !== undefined && !place.scroller,
  });
  const inElement = useVirtualizer<HTMLElement, HTMLElement>({
    ...common,
    getScrollElement: () => place?.scroller ?? null,
    // It begins where one looks, and not with a jump to the top.
    initialOffset: () => place?.scroller?.scrollTop ?? 0,
    enabled: place?.scroller !== undefined,
  });
  const virtualizer = place?.scroller ? inElement : inWindow;
  const items = isPart ? virtualizer.getVirtualItems() : [];
  if (!items.length) {
    const shown = isPart ? keys.slice(0, FIRST_DRAWN) : keys;
    return {
      isPart,
      drawn: shown.map((_, index) => ({ index, before: 0 })),
      after: (keys.length - shown.length) * estimate,
    };
  }
  const starts = [common.scrollMargin, ...items.map(({ end }) => end)];
  return {
    isPart,
    drawn: items.map(({ index, start }, position) => ({
      index,
      before: start - starts[position],
    })),
    after: virtualizer.getTotalSize() + common.scrollMargin - starts.at(-1)!,
    measureRef: virtualizer.measureElement,
  };
}
