export const fromChat: boolean = true
