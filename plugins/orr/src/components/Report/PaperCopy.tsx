import { ReactNode, useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { useReportStyles } from './useReportStyles';

const MARK = 'data-orr-printing';

/**
 * A copy of what it holds that stands outside of the portal's boxes, while the browser prints: however that was asked for,
 * it comes on paper alone and whole.
 *
 * @internal
 */
export function PaperCopy({ children }: { children: ReactNode }) {
  const classes = useReportStyles();
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => {
      document.body.setAttribute(MARK, '');
      // The browser takes its picture as soon as this returns.
      flushSync(() => setPrinting(true));
    };
    const end = () => {
      document.body.removeAttribute(MARK);
      setPrinting(false);
    };
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
      document.body.removeAttribute(MARK);
    };
  }, []);
  return isPrinting
    ? createPortal(
        <div className={`${classes.document} ${classes.paper}`} data-orr-paper>
          {children}
        </div>,
        document.body,
      )
    : null;
}
