import { deleteMessageRoute } from './delete-message.route.ts';
import { listMessagesRoute } from './list-messages.route.ts';
import { postMessageRoute } from './post-message.route.ts';

export const chatRoutes = [listMessagesRoute, postMessageRoute, deleteMessageRoute];
