// glibc hides this call of Linux unless _GNU_SOURCE is defined, which Swift's own C modules are built without. renameat2(2)
extern int renameat2(int olddirfd, const char *oldpath, int newdirfd, const char *newpath, unsigned int flags);
enum { casebook_rename_exchange = 2 };
