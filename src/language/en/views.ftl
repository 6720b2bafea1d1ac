### What `pm levers`, `pm list` and `pm show` print.

levers-none-in-area = No analysed failure of the area { $area } names a lever.

list-id = Note
list-kind = Kind
list-status = Status
list-title = Title
