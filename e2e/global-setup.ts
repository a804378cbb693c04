import { buildWeb } from '../scripts/local/build-web.ts';

/** The tests open the web app as it is now; without a change since the last build this takes a moment. */
export default buildWeb;
