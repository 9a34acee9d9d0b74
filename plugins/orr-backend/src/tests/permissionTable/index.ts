export { PERMISSION_TABLE } from './permissionTable';
