UPDATE orders SET state = 'cancelled' WHERE id = 17;
