export { ColumnList, type ListColumn } from './ColumnList';
