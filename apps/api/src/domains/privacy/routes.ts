import { deleteMeRoute } from './delete-me.route.ts';
import { exportMeRoute } from './export-me.route.ts';
import { previewDeletionRoute } from './preview-deletion.route.ts';

export const privacyRoutes = [previewDeletionRoute, deleteMeRoute, exportMeRoute];
