import { ReactNode, useState } from 'react';
import Button from '@material-ui/core/Button';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useSourceStyles } from './useSourceStyles';

const AT_FIRST = 10;

/** A list of which the first ten are shown, and the others once somebody wants them. @internal */
export function FoldedList<T>(props: {
  label: string;
  items: readonly T[];
  isOrdered?: boolean;
  children: (item: T) => ReactNode;
}) {
  const { items, label } = props;
  const classes = useSourceStyles();
  const { t } = useOrrTranslation();
  const [isOpen, setOpen] = useState(false);
  const List = props.isOrdered ? 'ol' : 'ul';
  return (
    <>
      <List className={classes.list} aria-label={label}>
        {items.slice(0, isOpen ? undefined : AT_FIRST).map(props.children)}
      </List>
      {items.length > AT_FIRST && (
        <Button
          className={classes.button}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen
            ? t('sourceAdmin.fewer')
            : t('sourceAdmin.all', { count: items.length })}
        </Button>
      )}
    </>
  );
}
