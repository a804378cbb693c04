export { personalImageUrl } from './image-url.ts';
export { processImage } from './process-image.ts';
export { imageRoutes } from './routes.ts';
