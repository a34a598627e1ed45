/** Whether a file can be chosen from a chat only, as in WeChat. */
export declare const fromChat: boolean
