// glibc hides this call of Linux unless _GNU_SOURCE is defined, which Swift's own C modules are built without. renameat2(2)
extern int renameat2(int olddirfd, const char *oldpath, int newdirfd, const char *newpath, unsigned int flags);
enum { casebook_rename_exchange = 2 };
// open(2): a file without a name. The bits of O_DIRECTORY differ by machine.
#include <fcntl.h>
enum { casebook_open_unnamed = 020000000 | O_DIRECTORY };

#include <linux/fs.h>
#include <sys/ioctl.h>
/// Asks ext2, ext3 and ext4 to give each folder made in this one a place of its own (chattr +T), where its files lie together and
/// nothing was deleted of late. Other file systems refuse, which is no harm.
static inline void casebook_spread_folders(int descriptor) {
  int flags = 0;
  if (ioctl(descriptor, FS_IOC_GETFLAGS, &flags) == 0) {
    flags |= FS_TOPDIR_FL;
    ioctl(descriptor, FS_IOC_SETFLAGS, &flags);
  }
}
// eventfd(2): an enumeration in C, which Swift does not take as flags.
#include <sys/eventfd.h>
enum { casebook_close_on_exec = EFD_CLOEXEC };
#include <sys/inotify.h>
