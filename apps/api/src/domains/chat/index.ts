export { countMessagesOf, deleteMessagesOf, exportMessagesOf, keepMessages } from './messages-of.ts';
export { chatRoutes } from './routes.ts';
