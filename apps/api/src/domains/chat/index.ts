export { countMessagesOf, deleteMessagesOf, exportMessagesOf } from './messages-of.ts';
export { chatRoutes } from './routes.ts';
