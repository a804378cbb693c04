/** Who watches: an account, or a guest. */
export interface Viewer {
  kind: 'account' | 'guest';
  id: string;
}
