/* One of the processes among which the recordings are shared out. Given tasks by its parent, one after the other. */
import { perform, type Task } from './campaign.ts';

process.on('message', (task: Task) => {
  void perform(task).then(
    (result) => process.send?.(result),
    (error: unknown) => process.send?.({ failed: error instanceof Error ? error.message : String(error) }),
  );
});
