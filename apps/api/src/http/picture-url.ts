/** Where a picture is fetched. */
export function pictureUrl(imageId: string | null): string | null {
  return imageId === null ? null : `/v1/images/${imageId}`;
}
