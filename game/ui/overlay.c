// Dialogs over any screen.
#include "ui/screen.h"

void overlay_declare(Ui *ui, const Stage *stage) {
    (void)ui;
    (void)stage;
}
