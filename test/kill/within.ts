/** Between two looks at something that says nothing by itself: a file, or a process's last words. */
export async function within(pauseMs: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, pauseMs));
}
