export {
  closePublisher,
  publishTestPicture,
  type TestBroadcast,
  type TestPictureOptions,
} from './publish-test-picture.ts';
