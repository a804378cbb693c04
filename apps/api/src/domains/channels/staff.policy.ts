/** Whether someone runs a channel: may make, start and end its streams and delete messages in them. */
export function runsChannel(channel: { ownerId: string }, userId: string | undefined): boolean {
  return userId !== undefined && channel.ownerId === userId;
}
