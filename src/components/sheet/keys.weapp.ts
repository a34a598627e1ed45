export function useDialogKeys(): void {
  // Phones in WeChat have no keyboard to lead.
}
