/** Radix's menu, in a chunk of its own: a page fetches it with the first menu that is opened. */
export { DropdownMenu } from 'radix-ui';
