import { FrameLog } from './frame-log.ts';

/** The part of an encoded transform that is used here: TypeScript knows it in workers' own library alone. */
interface TransformEvent extends Event {
  transformer: {
    readable: ReadableStream<RTCEncodedVideoFrame>;
    writable: WritableStream<RTCEncodedVideoFrame>;
    options: { isH264: boolean };
  };
}

/** Milliseconds between two reports. */
const reportMs = 500;

// Every frame goes on as it came: this only reads.
addEventListener('rtctransform', (event) => {
  const { readable, writable, options } = (event as TransformEvent).transformer;
  const log = new FrameLog();
  const reading = new TransformStream<RTCEncodedVideoFrame, RTCEncodedVideoFrame>({
    transform(frame, controller) {
      const coded = { isKey: frame.type === 'key', data: new Uint8Array(frame.data), ...options };
      log.add(coded, performance.now());
      controller.enqueue(frame);
    },
  });
  const timer = setInterval(() => postMessage(log.factsAt(performance.now())), reportMs);
  readable
    .pipeThrough(reading)
    .pipeTo(writable)
    .catch(() => undefined)
    .finally(() => clearInterval(timer));
});
