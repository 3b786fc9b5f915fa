// glibc hides this call of Linux unless _GNU_SOURCE is defined, which Swift's own C modules are built without. renameat2(2)
extern int renameat2(int olddirfd, const char *oldpath, int newdirfd, const char *newpath, unsigned int flags);
enum { casebook_rename_exchange = 2 };
// open(2): a file without a name. The bits of O_DIRECTORY differ by machine.
#include <fcntl.h>
enum { casebook_open_unnamed = 020000000 | O_DIRECTORY };
