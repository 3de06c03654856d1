DELETE FROM order_line WHERE quantity = 0;
