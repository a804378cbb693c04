import { SignalResponse } from '@livekit/protocol';

/** A node of LiveKit, as it names itself to somebody who joins. */
export interface MediaNode {
  id: string;
  version: string;
  /** Empty where LiveKit has none. */
  region: string;
  /** When somebody joined there last, as far as this is known. */
  seenAt: Date;
}

/** Milliseconds between two messages that are read: one a second finds every node soon, however many people join. */
const readEveryMs = 1_000;
/** How long a node is kept that nobody joined, in milliseconds. After a restart it has another id. */
const keptMs = 24 * 3_600_000;

/** The nodes of LiveKit that people joined through this process. LiveKit's server API names neither nodes nor its version. */
export class MediaNodes {
  readonly #nodes = new Map<string, MediaNode>();
  #readAt = -Infinity;

  /** Reads LiveKit's first message to somebody who joins. What is something else is passed over. */
  read(message: Uint8Array, now: Date): void {
    if (now.getTime() - this.#readAt < readEveryMs) return;
    this.#readAt = now.getTime();
    const node = nodeOf(message);
    if (node) this.#nodes.set(node.id, { ...node, seenAt: now });
  }

  /** Those that were seen in the last day, by id. */
  list(now: Date): MediaNode[] {
    for (const [id, { seenAt }] of this.#nodes) {
      if (now.getTime() - seenAt.getTime() > keptMs) this.#nodes.delete(id);
    }
    return [...this.#nodes.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  }
}

function nodeOf(message: Uint8Array): Omit<MediaNode, 'seenAt'> | undefined {
  let answer: SignalResponse;
  try {
    answer = SignalResponse.fromBinary(message);
  } catch {
    return undefined;
  }
  if (answer.message.case !== 'join') return undefined;
  const { nodeId: id, version, region } = answer.message.value.serverInfo ?? {};
  return id && version ? { id, version, region: region ?? '' } : undefined;
}
