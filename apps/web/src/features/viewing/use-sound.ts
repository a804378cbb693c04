import { useEffect, useState } from 'react';
import { readStored, writeStored } from '../../lib/browser-storage.ts';
import type { ViewerRoom } from '../../lib/live-room/viewer-room.ts';

export interface Sound {
  muted: boolean;
  /** 0 to 1. */
  volume: number;
}

const key = 'footlight.sound';

function keptSound(): Sound {
  try {
    const kept = JSON.parse(readStored(key) ?? '') as Partial<Sound>;
    const volume = Number(kept.volume);
    return { muted: kept.muted === true, volume: volume >= 0 && volume <= 1 ? volume : 1 };
  } catch {
    return { muted: false, volume: 1 };
  }
}

/** How loud this browser plays streams. It stays so on the next page. */
export function useSound(room: ViewerRoom | null): [sound: Sound, setSound: (sound: Sound) => void] {
  const [sound, setSound] = useState(keptSound);

  useEffect(() => {
    room?.setSound(sound);
  }, [room, sound]);

  return [
    sound,
    (next) => {
      setSound(next);
      writeStored(key, JSON.stringify(next));
    },
  ];
}
