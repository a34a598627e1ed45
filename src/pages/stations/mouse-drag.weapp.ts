export function useMouseDrag(): void {
  // WeChat on a desktop tells of touches for the mouse by itself.
}
