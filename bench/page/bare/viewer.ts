/// <reference lib="dom" />
import { Room, RoomEvent, VideoQuality } from 'livekit-client';

/** What the server of this page hands out. */
interface Ticket {
  url: string;
  token: string;
}

// The least that shows a stream: a ready token, a room, its video; with #lowest in the smallest size there is.
document.querySelector('button')?.addEventListener('click', () => void watch());

async function watch(): Promise<void> {
  const room = new Room();
  room.on(RoomEvent.TrackSubscribed, (track, publication) => {
    if (location.hash === '#lowest') publication.setVideoQuality(VideoQuality.LOW);
    document.body.append(track.attach());
  });
  const { url, token } = (await (await fetch('/ticket')).json()) as Ticket;
  await room.connect(url, token);
}
