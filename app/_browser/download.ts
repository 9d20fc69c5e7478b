/** Gives the reader a file that the page has made; nothing goes to a server. */
export function download(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // After the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
