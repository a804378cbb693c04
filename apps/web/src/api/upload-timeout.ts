/** How long sending a picture may take, in milliseconds: 5 MB over a slow phone line. */
export const uploadTimeout = 120_000;
